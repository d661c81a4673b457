/// Whether the libraries of the product are those that were looked at.
@NullMarked
package io.openbailian.conformance.dependencies;

import org.jspecify.annotations.NullMarked;
