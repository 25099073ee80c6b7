/** The two shapes that halls have. */
export type Ratio = '16:9' | '4:3'
