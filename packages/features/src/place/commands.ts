import { command } from '@honghuo/core/command.ts';
import { byId, insert, update } from '@honghuo/core/row.ts';
import { orgUnits } from '../village/model.ts';
import { villagePlace } from './inputs.ts';
import { isInCountry, mayPlace, places } from './model.ts';
import { refuse } from './refusals.ts';

export const commands = [
	command({
		name: 'village.place',
		input: villagePlace,
		who: ['administrator', 'county_official', 'township_official'],
		about: {
			'zh-CN': '摆村点：按 WGS-84 经纬度（1e-7 度的整数），或在图上随手摆（万分之几）',
			en: 'Put a village on the map: by WGS-84 coordinates (whole 1e-7 degrees), or freely (ten-thousandths of the map)',
		},
		reads: ({ village }) => [byId(orgUnits, village), byId(places, village)],
		decide: ({ village, latitude = null, longitude = null, across = null, down = null }, { actor, rows, today }) => {
			if (!mayPlace(actor, village, today)) return refuse('not_permitted', 'village');
			if (rows.get(orgUnits, village)?.level !== 'village') return refuse('not_found', 'village');
			const [measured, free] = [latitude !== null && longitude !== null, across !== null && down !== null];
			const given = [latitude, longitude, across, down].filter((one) => one !== null).length;
			if (given !== 2 || measured === free) return refuse('place_incomplete', measured ? 'across' : 'latitude');
			if (latitude !== null && longitude !== null && !isInCountry(latitude, longitude)) return refuse('place_outside', 'latitude');
			const row = rows.get(places, village);
			const where = { latitude, longitude, across, down };
			return [row ? update(places, row, where) : insert(places, { id: village, village, ...where })];
		},
	}),
];
