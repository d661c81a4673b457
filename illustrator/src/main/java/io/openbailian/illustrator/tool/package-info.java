/// What drawings are made with: canvas, brushes, pens, shapes, noise, and what a drawing is. Knows
/// no thing that can be drawn.
@NullMarked
package io.openbailian.illustrator.tool;

import org.jspecify.annotations.NullMarked;
