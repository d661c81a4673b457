/// Engines that are the original service, or another server of its API: a gateway.
@NullMarked
package io.openbailian.engines.dashscope;

import org.jspecify.annotations.NullMarked;
