import { fileUrl } from '@honghuo/features/file/figures.ts';
import { ask, within } from '../replica/http.ts';
import { NoAnswer } from '../replica/transport.ts';
import type { Progress, Way } from './upload.ts';

/** Longest a piece may take: at 2 kB a second it still arrives. */
const patience = 30_000;

/** Bytes by HTTP, with the session's cookie. */
export function httpWay(language: () => string): Way {
	return {
		begin: (id, thumb) => ask<Progress>({ origin: '', language }, 'POST', fileUrl(id, thumb)),
		async append(id, thumb, offset, bytes) {
			let response: Response;
			try {
				response = await fetch(`/api/v1/files/${id}?offset=${offset}${thumb ? '&thumb=1' : ''}`, {
					method: 'PATCH',
					headers: { accept: 'application/json', 'accept-language': language(), 'content-type': 'application/octet-stream' },
					body: bytes,
					credentials: 'same-origin',
					signal: within(patience),
				});
			} catch {
				throw new NoAnswer('unreachable', 'unreachable', 'No way to the server.');
			}
			const answer = (await response.json().catch(() => ({}))) as Progress & { error?: { code: string; message: string } };
			if (response.ok && typeof answer.offset === 'number') return answer;
			// A hotel's gateway is no answer of the server's.
			if (!answer.error?.code) throw new NoAnswer('unreachable', 'no_answer', `Not an answer of the server (${response.status}).`);
			const { code, message } = answer.error;
			const reason = response.status === 401 ? 'session' : response.status === 429 || response.status >= 500 ? 'busy' : 'refused';
			throw new NoAnswer(reason, code, message, Number(response.headers.get('retry-after')) * 1000 || undefined);
		},
	};
}
