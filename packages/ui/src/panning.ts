/** Makes a frame draggable: `moved` is told by how many pixels whenever the pointer drags, as long as `may` says so when it goes down. */
export function panning(may: () => boolean, moved: (dx: number, dy: number, frame: HTMLElement) => void) {
	return (frame: HTMLElement): (() => void) => {
		const stop = new AbortController();
		const { signal } = stop;
		let last: { x: number; y: number } | null = null;
		frame.addEventListener('pointerdown', ({ clientX, clientY }) => (last = may() ? { x: clientX, y: clientY } : null), { signal });
		frame.addEventListener(
			'pointermove',
			({ clientX, clientY }) => {
				if (!last) return;
				moved(clientX - last.x, clientY - last.y, frame);
				last = { x: clientX, y: clientY };
			},
			{ signal },
		);
		for (const end of ['pointerup', 'pointercancel', 'pointerleave']) frame.addEventListener(end, () => (last = null), { signal });
		return () => stop.abort();
	};
}
