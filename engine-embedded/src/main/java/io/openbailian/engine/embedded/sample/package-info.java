/// Files that stand in for those of documentation.
@NullMarked
package io.openbailian.engine.embedded.sample;

import org.jspecify.annotations.NullMarked;
