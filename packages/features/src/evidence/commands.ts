import { mayWriteVillage, roles } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { evidenceRevoke, evidenceShare } from './inputs.ts';
import { mostDays, shares } from './model.ts';
import { refuse } from './refusals.ts';

const subjects = roles.filter((role) => role !== 'viewer');

export const commands = [
	command({
		name: 'evidence.share',
		input: evidenceShare,
		who: subjects,
		about: {
			'zh-CN': '把自己的（或本村的）实绩佐证给人看：哪段日子的、到哪天为止；随时能收回',
			en: 'Give one’s own, or one’s village’s, evidence file to somebody: which days, until when; can be taken back at any time',
		},
		reads: ({ id, codeHash }) => [byId(shares, id), byField(shares, 'codeHash', codeHash)],
		decide: ({ id, village = null, codeHash, fromOn, toOn, expiresOn, toWhom = null }, { rows, actor, today }) => {
			if (village !== null && !mayWriteVillage(actor, village, today)) return refuse('not_found', 'village');
			if (toOn < fromOn || toOn > today) return refuse('evidence_days', 'toOn');
			if (expiresOn < today || expiresOn > addDays(asLocalDate(today), mostDays)) return refuse('evidence_expires', 'expiresOn');
			if (rows.find(shares, 'codeHash', codeHash).length > 0) return refuse('evidence_code_known', 'codeHash');
			const person = village === null ? actor.person : null;
			return [insert(shares, { id, village, person, codeHash, fromOn, toOn, expiresOn, toWhom, revokedOn: null })];
		},
	}),
	command({
		name: 'evidence.revoke',
		input: evidenceRevoke,
		who: subjects,
		about: { 'zh-CN': '收回给出去的实绩佐证：码随即打不开', en: 'Take an evidence file back: its code opens nothing from then on' },
		reads: ({ share }) => [byId(shares, share)],
		decide: ({ share }, { rows, actor, today }) => {
			const row = rows.get(shares, share);
			const own = row && (row.village === null ? row.person === actor.person : mayWriteVillage(actor, row.village, today));
			if (!row || !own) return refuse('not_found', 'share');
			return row.revokedOn === null ? [update(shares, row, { revokedOn: today })] : refuse('evidence_revoked', 'share');
		},
	}),
];
