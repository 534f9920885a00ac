/** The network as browsers tell it, if at all: Chromium on Android does. */
type Connection = EventTarget & { type?: string };
const KEY = 'honghuo.wifi';
const connection = (): Connection | undefined => (navigator as { connection?: Connection }).connection;

/** 「只用 WiFi 传图」: kept on the device, for it is about its data plan. */
class Network {
	wifiOnly = $state(localStorage.getItem(KEY) === '1');

	/** Whether this browser says what kind of network it is on; where it does not, photos wait for 马上传. */
	get known(): boolean {
		return connection()?.type !== undefined;
	}

	/** Whether photos may go now by themselves. */
	get allowed(): boolean {
		return !this.wifiOnly || /^(wifi|ethernet)$/.test(connection()?.type ?? '');
	}

	set(wifiOnly: boolean): void {
		this.wifiOnly = wifiOnly;
		localStorage.setItem(KEY, wifiOnly ? '1' : '0');
	}

	/** Calls back when the network may have changed. */
	watch(changed: () => void, signal: AbortSignal): void {
		connection()?.addEventListener('change', changed, { signal });
		addEventListener('online', changed, { signal });
	}
}

export const network = new Network();
