/** A pointer that moved so many pixels dragged: the click that ends it chooses nothing. */
const dragged = 8;

/** Makes a frame draggable: `moved` is told by how many pixels whenever the pointer drags, as long as `may` says so when it goes down. */
export function panning(may: () => boolean, moved: (dx: number, dy: number, frame: HTMLElement) => void) {
	return (frame: HTMLElement): (() => void) => {
		const stop = new AbortController();
		const { signal } = stop;
		let last: { x: number; y: number } | null = null;
		let way = 0;
		frame.addEventListener(
			'pointerdown',
			({ clientX, clientY }) => {
				way = 0;
				last = may() ? { x: clientX, y: clientY } : null;
			},
			{ signal },
		);
		frame.addEventListener(
			'pointermove',
			({ clientX, clientY }) => {
				if (!last) return;
				way += Math.abs(clientX - last.x) + Math.abs(clientY - last.y);
				moved(clientX - last.x, clientY - last.y, frame);
				last = { x: clientX, y: clientY };
			},
			{ signal },
		);
		frame.addEventListener('click', (event) => way > dragged && event.stopPropagation(), { signal, capture: true });
		for (const end of ['pointerup', 'pointercancel', 'pointerleave']) frame.addEventListener(end, () => (last = null), { signal });
		return () => stop.abort();
	};
}
