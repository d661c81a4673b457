/// Rooms from within: walls, windows and what stands in them. Nothing here knows a landscape.
@NullMarked
package io.openbailian.illustrator.place.room;

import org.jspecify.annotations.NullMarked;
