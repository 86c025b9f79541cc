export const viewSteps = []
