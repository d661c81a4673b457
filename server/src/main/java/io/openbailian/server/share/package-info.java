/// Amounts that many keys want at once, shared out so that none of them can take all.
@NullMarked
package io.openbailian.server.share;

import org.jspecify.annotations.NullMarked;
