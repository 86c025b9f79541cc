export const reviewFormats = ['html', 'csv', 'xlsx', 'docx'] as const
export type ReviewFormat = (typeof reviewFormats)[number]
