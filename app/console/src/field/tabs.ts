export const tabs = ['new', 'work', 'done'] as const
export type Tab = (typeof tabs)[number]

export const tabOf = (path: string | undefined): Tab => tabs.find((each) => each === path) ?? 'new'
export const listOf = { new: 'OUR_NEW', work: 'OUR_WORK', done: 'OUR_DONE' } as const
