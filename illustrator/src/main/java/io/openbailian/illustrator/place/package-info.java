/// Landscapes, skies, buildings and rooms: what a scene takes place in.
@NullMarked
package io.openbailian.illustrator.place;

import org.jspecify.annotations.NullMarked;
