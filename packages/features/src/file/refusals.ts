import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	file_type_misfit: {
		'zh-CN': '照片只收 JPEG、PNG、WebP，录音只收 webm、mp4。换一个再加。',
		en: 'A photo is JPEG, PNG or WebP, a voice webm or mp4. Choose another.',
	},
	file_too_big: {
		'zh-CN': '照片要压到 300 KB 以内再传。用红火里的「拍照」加，会自动压小。',
		en: 'A photo may have 300 kB. Add it with the photo button in Honghuo, which shrinks it.',
	},
	file_thumb_half: {
		'zh-CN': '小图的大小和校验码要一起给，录音不带小图。改好再加。',
		en: 'Give the small picture’s size and hash together, and none for a voice. Correct it and add again.',
	},
	file_too_many: {
		'zh-CN': '这条记录上已经有 {most} 个照片和录音了。先撤下不要的，再加。',
		en: 'This record already has {most} photos and voices. Withdraw some before adding more.',
	},
	file_known: {
		'zh-CN': '这张已经在这条记录上了，不用再加。',
		en: 'This one is already on the record; there is no need to add it again.',
	},
	file_host_withdrawn: {
		'zh-CN': '这条记录已经撤下了，照片加不上。要留就加到别的记录上。',
		en: 'The record has been withdrawn and takes no photo. Add it to another record if it is to be kept.',
	},
	file_withdrawn: { 'zh-CN': '这个已经撤下了，不用再撤。', en: 'This one has been withdrawn already; nothing is left to do.' },
	file_stored: { 'zh-CN': '这个早就传到了，不用再记。', en: 'This one had arrived already; nothing is left to do.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
