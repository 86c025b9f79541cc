export const reviewFormats = ['html', 'csv', 'xlsx'] as const
export type ReviewFormat = (typeof reviewFormats)[number]
