/// Who may ask for what: keys now, rates and quotas later.
@NullMarked
package io.openbailian.server.admission;

import org.jspecify.annotations.NullMarked;
