import { expect, test } from 'vitest';
import { chaptersOf, type ShownFigure } from './report.ts';

const figure = (key: string): ShownFigure => ({ key, label: key, value: 1, unit: 'count', text: '1', open: true });
const paper = {
	title: ['建昌县联村产业工作'],
	sections: [
		{
			heading: '一、果园管护',
			paragraphs: [['果园 ', { text: '21 亩', figure: 'area' }, '，修剪 ', { text: '7 亩', figure: 'prune' }, '。']],
		},
		{
			heading: '二、联村帮扶',
			paragraphs: [['送苗 ', { text: '1,000 株', figure: 'sent' }, '，园子还是 ', { text: '21 亩', figure: 'area' }, '。']],
			table: { head: ['村', '株'], rows: [['新立屯村', { value: 700, figure: 'got' }]] },
		},
		{ heading: '三、存在问题', paragraphs: [['缺水源。']] },
	],
};

test('numbers stand in the chapter that says them first, one that no sentence says with the number before it, and a chapter without numbers is left out', () => {
	const figures = ['area', 'trees', 'prune', 'sent', 'got'].map(figure);
	expect(chaptersOf({ paper, figures }).map(({ heading, figures: own }) => [heading, own.map(({ key }) => key)])).toEqual([
		['一、果园管护', ['area', 'trees', 'prune']],
		['二、联村帮扶', ['sent', 'got']],
	]);
});

test('no number is lost, whatever the paper says', () => {
	const figures = ['x', 'y'].map(figure);
	expect(chaptersOf({ paper: { title: [], sections: [] }, figures })).toEqual([{ heading: '', figures }]);
});
