/// Colours: of a time of day, a season, a weather and a style, and what light does to them.
@NullMarked
package io.openbailian.engine.embedded.palette;

import org.jspecify.annotations.NullMarked;
