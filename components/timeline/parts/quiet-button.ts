/** The look of the timeline's own buttons (`timeline.css`). */
export const quietButton = "timeline-button target";
