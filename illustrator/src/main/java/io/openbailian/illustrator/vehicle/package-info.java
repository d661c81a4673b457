/// What one travels in and on.
@NullMarked
package io.openbailian.illustrator.vehicle;

import org.jspecify.annotations.NullMarked;
