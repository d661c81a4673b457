/// The process, put together by hand in Assembly.
@NullMarked
package io.openbailian.server;

import org.jspecify.annotations.NullMarked;
