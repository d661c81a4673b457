/// Colours: of a time of day, a season, a weather and a style, and what light does to them.
@NullMarked
package io.openbailian.illustrator.palette;

import org.jspecify.annotations.NullMarked;
