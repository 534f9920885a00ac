import type { Words } from '@honghuo/features/ledger.ts';

/** Words that several pages share. */
export const common = {
	close: ['关闭', 'Close'],
	back: ['返回', 'Back'],
	synced: ['已同步', 'Synced'],
	sending: ['上传中', 'Sending'],
	kept: ['存手机', 'On this phone'],
	attention: ['需处理', 'Needs you'],
	loading: ['正在取数', 'Loading'],
	me: ['我', 'I'],
	offline: ['没信号，照常记。', 'No signal. Go on recording. '],
	offlineMore: ['已存手机，来网自动上传', 'Kept on this phone, sent when the net is back'],
	over: ['登录过期了。没传的都还在，登录后接着传。', 'Your sign-in has ended. Nothing is lost: sign in and it goes on.'],
	signIn: ['登录', 'Sign in'],
	update: ['有新版本。', 'A new version is here.'],
	updateWaits: ['传完这几条自动换。', 'It takes over once these are sent.'],
	torn: ['刚才信号断了，有一部分没到手机上。', 'The signal broke off, and a part of the app is missing here.'],
	reopen: ['重新打开', 'Open anew'],
	updateNow: ['现在换', 'Take it now'],
	unreachable: ['连不上县里的服务器。看看有没有网，再点一次。', 'The county’s server can’t be reached. Check the network and try again.'],
} as const satisfies Words;
