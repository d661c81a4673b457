/// What every engine is tested with: {@link io.openbailian.engine.EngineContract} and the call it
/// makes.
@NullMarked
package io.openbailian.engine;

import org.jspecify.annotations.NullMarked;
