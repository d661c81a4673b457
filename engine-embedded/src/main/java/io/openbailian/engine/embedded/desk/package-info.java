/// What every desk of the embedded engine is: the one interface that the engine knows of the rooms
/// where calls are carried out. Knows none of them.
@NullMarked
package io.openbailian.engine.embedded.desk;

import org.jspecify.annotations.NullMarked;
