import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures for Prometheus. Routes are counted by their pattern, never by the address asked for: that may hold a code. */
export type Metrics = {
	observe(method: string, route: string, status: number, seconds: number): void;
	text(): Promise<string>;
	contentType: string;
};

/** What the metrics look at each time they are read. */
export type Watched = { waiting: () => number; sockets: () => number };

export function makeMetrics({ waiting, sockets }: Watched): Metrics {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry, prefix: 'honghuo_' });
	const requests = new Histogram({
		name: 'honghuo_http_request_seconds',
		help: 'Time to answer HTTP requests, by method, route pattern and status.',
		labelNames: ['method', 'route', 'status'],
		buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
		registers: [registry],
	});
	const gauge = (name: string, help: string, read: () => number) =>
		new Gauge({
			name,
			help,
			registers: [registry],
			collect() {
				this.set(read());
			},
		});
	gauge('honghuo_commands_waiting', 'Commands received and not yet committed or refused.', waiting);
	gauge('honghuo_sockets', 'Socket.IO connections open on this process.', sockets);
	return {
		observe: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
		text: () => registry.metrics(),
		contentType: registry.contentType,
	};
}
