import { registry } from '@honghuo/core/slice.ts';
import { advice } from './advice/slice.ts';
import { attendance } from './attendance/slice.ts';
import { comment } from './comment/slice.ts';
import { conflict } from './conflict/slice.ts';
import { donation } from './donation/slice.ts';
import { event } from './event/slice.ts';
import { evidence } from './evidence/slice.ts';
import { expert } from './expert/slice.ts';
import { feedback } from './feedback/slice.ts';
import { fieldWords } from './fields.ts';
import { file } from './file/slice.ts';
import { harvest } from './harvest/slice.ts';
import { income } from './income/slice.ts';
import { market } from './market/slice.ts';
import { member } from './member/slice.ts';
import { orchard } from './orchard/slice.ts';
import { pairing } from './pairing/slice.ts';
import { payback } from './payback/slice.ts';
import { place } from './place/slice.ts';
import { planting } from './planting/slice.ts';
import { privacy } from './privacy/slice.ts';
import { problem } from './problem/slice.ts';
import { report } from './report/slice.ts';
import { sale } from './sale/slice.ts';
import { score } from './score/slice.ts';
import { season } from './season/slice.ts';
import { service } from './service/slice.ts';
import { sketch } from './sketch/slice.ts';
import { support } from './support/slice.ts';
import { survival } from './survival/slice.ts';
import { tag } from './tag/slice.ts';
import { theme } from './theme/slice.ts';
import { training } from './training/slice.ts';
import { variety } from './variety/slice.ts';
import { village } from './village/slice.ts';
import { visit } from './visit/slice.ts';
import { window } from './window/slice.ts';
import { work } from './work/slice.ts';
import { zone } from './zone/slice.ts';

/** All features. Adding a noun adds a folder, one line here and one in `tables.ts`. */
export const features = registry(
	[
		village,
		variety,
		orchard,
		planting,
		sketch,
		work,
		conflict,
		event,
		expert,
		visit,
		advice,
		file,
		payback,
		window,
		season,
		market,
		harvest,
		sale,
		problem,
		comment,
		feedback,
		donation,
		survival,
		service,
		member,
		zone,
		pairing,
		theme,
		training,
		attendance,
		income,
		tag,
		report,
		score,
		place,
		support,
		privacy,
		evidence,
	],
	fieldWords,
);
