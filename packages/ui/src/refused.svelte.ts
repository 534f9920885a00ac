import { getContext, setContext } from 'svelte';

/** What a form was told: taken, or a sentence with the field that is to blame, if one is. */
type Told = { ok: true } | { ok: false; message: string; field?: string };

const key = Symbol('refused');

/** Where a form's refusal is said: at the field it is about, which is focused, or at the form's foot when no field shown here is to blame. */
export class Refused {
	#names = new Set<string>();
	#at = $state.raw<{ name: string; message: string } | null>(null);

	/** What a field by this name is told. Each refusal is another object, so that the same one is brought to the eye again. */
	at(name: string | undefined): { message: string } | null {
		return this.#at?.name === name ? this.#at : null;
	}

	/** Takes the answer to what the form sent; what it returns is for the foot. */
	say(told: Told): string {
		this.#at = null;
		if (told.ok) return '';
		const { message, field = '' } = told;
		const last = field.split('.').at(-1) ?? '';
		const name = [field, last].find((one) => this.#names.has(one));
		if (name === undefined) return message;
		this.#at = { name, message };
		return '';
	}

	/** A field of this name is on the screen, until what is returned is called. */
	shows(name: string): () => void {
		this.#names.add(name);
		return () => this.#names.delete(name);
	}

	/** It is being put right. */
	forget(): void {
		this.#at = null;
	}
}

/** For a form, while it is set up: its fields with a `name` learn what is told of them. */
export const formRefused = (): Refused => setContext(key, new Refused());

/** For a field, while it is set up: what it is told by its name, and the control by this id is focused then. */
export function refusedAt(name: () => string | undefined, id: string): { readonly message: string | undefined; forget(): void } {
	const refused = getContext<Refused | undefined>(key);
	const told = $derived(name() === undefined ? null : (refused?.at(name()) ?? null));
	$effect(() => {
		const known = name();
		return known === undefined ? undefined : refused?.shows(known);
	});
	$effect(() => {
		if (told) document.getElementById(id)?.focus();
	});
	return {
		get message() {
			return told?.message;
		},
		forget: () => told && refused?.forget(),
	};
}
