@NullMarked
package io.openbailian.server.inspection;

import org.jspecify.annotations.NullMarked;
