/// The SPI of engines: one method, {@link io.openbailian.engine.Engine#run}, and the events it
/// emits.
@NullMarked
package io.openbailian.engine;

import org.jspecify.annotations.NullMarked;
