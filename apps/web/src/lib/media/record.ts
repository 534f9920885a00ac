import { mostSeconds } from '@honghuo/features/file/figures.ts';
import type { ChosenFile, Recording } from '@honghuo/features/ledger.ts';
import { sha256 } from './sha256.ts';

/** Speech is understood at this; a minute is 180 kB. */
const bitsPerSecond = 24_000;
/** Shorter is a slip of the thumb. */
const shortest = 0.7;
const types = ['audio/webm;codecs=opus', 'audio/mp4;codecs=mp4a.40.2', 'audio/mp4', 'audio/webm'];

/** Whether this browser, at this address, may record at all, as what the county takes: it needs HTTPS or localhost, and some bring no way to encode. */
export const canRecord = (): boolean =>
	typeof MediaRecorder === 'function' && navigator.mediaDevices !== undefined && types.some((type) => MediaRecorder.isTypeSupported(type));

/** Starts recording; ends by itself after a minute. Rejects when the microphone is not given. */
export async function record(): Promise<Recording> {
	const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } });
	const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
	const recorder = new MediaRecorder(stream, { audioBitsPerSecond: bitsPerSecond, ...(mimeType ? { mimeType } : {}) });
	const pieces: Blob[] = [];
	const started = performance.now();
	let lasted = 0;
	recorder.ondataavailable = ({ data }) => pieces.push(data);
	const ended = new Promise<void>((resolve) => {
		recorder.onstop = () => {
			lasted = (performance.now() - started) / 1000;
			for (const track of stream.getTracks()) track.stop();
			resolve();
		};
	});
	recorder.start();
	const limit = setTimeout(() => recorder.state === 'recording' && recorder.stop(), mostSeconds * 1000 - 100);
	const stop = async (): Promise<void> => {
		clearTimeout(limit);
		if (recorder.state !== 'inactive') recorder.stop();
		await ended;
	};
	return {
		ended,
		cancel: () => void stop(),
		async stop(): Promise<ChosenFile | null> {
			await stop();
			if (lasted < shortest) return null;
			const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
			const mime = /mp4/.test(recorder.mimeType) ? 'audio/mp4' : 'audio/webm';
			const seconds = Math.min(mostSeconds, Math.max(1, Math.round(lasted)));
			return { kind: 'voice', mime, bytes, sha256: await sha256(bytes), thumb: null, width: null, height: null, seconds };
		},
	};
}
