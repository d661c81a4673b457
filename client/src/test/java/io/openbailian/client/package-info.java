@NullMarked
package io.openbailian.client;

import org.jspecify.annotations.NullMarked;
