import type { Language } from '@honghuo/core/refusal.ts';

const KEY = 'honghuo.settings';
type Saved = { language: Language; large: boolean; sunlight: boolean; saver: boolean };

/** How this device shows things: language, 大字版, 日光版. Kept on the device, for it belongs to the eyes, not to the account. */
class Settings {
	language = $state<Language>('zh-CN');
	large = $state(false);
	sunlight = $state(false);
	/** 省流量: what happens in others' villages is fetched when their page is opened, not as it happens. */
	saver = $state(false);

	/** Reads what was chosen before. */
	load(): void {
		let saved: Partial<Saved> = {};
		try {
			saved = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Saved>;
		} catch {
			// A browser that forbids storage still shows the page.
		}
		this.language = saved.language === 'en' ? 'en' : 'zh-CN';
		this.large = saved.large === true;
		this.sunlight = saved.sunlight === true;
		this.saver = saved.saver === true;
		this.#show();
	}

	/** Changes some settings, shows and keeps them. */
	set(change: Partial<Saved>): void {
		Object.assign(this, change);
		this.#show();
		try {
			localStorage.setItem(KEY, JSON.stringify({ language: this.language, large: this.large, sunlight: this.sunlight, saver: this.saver }));
		} catch {
			// As above.
		}
	}

	#show(): void {
		const root = document.documentElement;
		root.lang = this.language;
		root.dataset.size = this.large ? 'large' : 'normal';
		root.dataset.light = this.sunlight ? 'sun' : 'normal';
	}
}

export const settings = new Settings();
