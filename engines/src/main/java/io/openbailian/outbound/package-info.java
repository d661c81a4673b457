/// What engines that are servers elsewhere have in common: where they are, who we are there, and
/// how a request goes out and fails.
@NullMarked
package io.openbailian.outbound;

import org.jspecify.annotations.NullMarked;
