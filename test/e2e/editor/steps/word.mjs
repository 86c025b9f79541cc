/** Steps of Word files in the editor. */
export const wordSteps = []
