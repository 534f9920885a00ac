import { command } from '@honghuo/core/command.ts';
import { type BaseRow, byField, byId, insert, update } from '@honghuo/core/row.ts';
import { experts } from '../expert/model.ts';
import { attachers, attachVillage, filesOn, hosts, mayTakeDown, mostBytes, mostFiles, staff, typeFits } from './figures.ts';
import { fileAttach, fileStore, fileWithdraw } from './inputs.ts';
import { files } from './model.ts';
import { refuse } from './refusals.ts';

export const commands = [
	command({
		name: 'file.attach',
		input: fileAttach,
		who: attachers,
		about: {
			'zh-CN': '给一条记录加照片或录音：先记这一条，内容随后分段传到 /api/v1/files/{id}',
			en: 'Hang a photo or voice on a record; the bytes follow in pieces to /api/v1/files/{id}',
		},
		reads: ({ id, table, row }) => [byId(files, id), byId(hosts[table].table, row), byField(files, 'onRow', row)],
		readsThen: ({ table, row }, rows) => {
			const on = rows.get<BaseRow>(hosts[table].table, row);
			return on ? [byId(experts, hosts[table].expert(on))] : [];
		},
		decide: (input, { rows, actor, today }) => {
			const { id, table, row, kind, mime, bytes, sha256, thumbBytes = null, thumbSha256 = null } = input;
			const { width = null, height = null, seconds = null, note = null } = input;
			const on = rows.get<BaseRow>(hosts[table].table, row);
			const village = on && attachVillage(table, on, rows, actor, today);
			if (!village) return refuse('not_found', 'row');
			if ((on as { withdrawnReason?: string | null }).withdrawnReason) return refuse('file_host_withdrawn', 'row');
			if (!typeFits(kind, mime)) return refuse('file_type_misfit', 'mime');
			if (bytes > mostBytes[kind]) return refuse('file_too_big', 'bytes');
			if ((thumbBytes === null) !== (thumbSha256 === null) || (kind === 'voice' && thumbBytes !== null)) {
				return refuse('file_thumb_half', 'thumbBytes');
			}
			const there = filesOn(row, rows);
			if (there.some((file) => file.sha256 === sha256 && file.id !== id)) return refuse('file_known', 'sha256');
			if (there.length >= mostFiles) return refuse('file_too_many', 'row', { most: mostFiles });
			return [
				insert(files, {
					id,
					village,
					onTable: table,
					onRow: row,
					kind,
					mime,
					bytes,
					sha256,
					thumbBytes,
					thumbSha256,
					width: kind === 'photo' ? width : null,
					height: kind === 'photo' ? height : null,
					seconds: kind === 'voice' ? seconds : null,
					note: note === '' ? null : note,
					stored: false,
					thumbStored: false,
					withdrawnReason: null,
				}),
			];
		},
	}),
	command({
		name: 'file.withdraw',
		input: fileWithdraw,
		who: [...attachers, ...staff],
		about: {
			'zh-CN': '撤下照片或录音，写明原因；记录还在，内容谁也看不到了。本人、本村和县里能撤',
			en: 'Withdraw a photo or voice with a reason, by its author, its village or the county; the record stays, the content is shown to nobody any more',
		},
		merge: 'row',
		reads: ({ file }) => [byId(files, file)],
		decide: ({ file, reason }, { rows, actor, today }) => {
			const row = rows.get(files, file);
			const may = row && mayTakeDown(row, actor, today);
			if (!may) return refuse('not_found', 'file');
			if (row.withdrawnReason !== null) return refuse('file_withdrawn', 'file');
			return [update(files, row, { withdrawnReason: reason })];
		},
	}),
	command({
		name: 'file.store',
		input: fileStore,
		who: 'system',
		about: {
			'zh-CN': '内容传到了、验过了（服务器自己记），大家的屏幕上随即出现',
			en: 'The bytes have arrived and were checked (the server’s own record): every screen can show them now',
		},
		reads: ({ file }) => [byId(files, file)],
		decide: ({ file, thumb }, { rows }) => {
			const row = rows.get(files, file);
			if (!row) return refuse('not_found', 'file');
			if (row.stored && (row.thumbStored || !thumb)) return refuse('file_stored', 'file');
			return [update(files, row, { stored: true, thumbStored: row.thumbStored || thumb })];
		},
	}),
];
