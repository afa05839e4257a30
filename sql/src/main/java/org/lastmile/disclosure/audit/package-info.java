@NullMarked
package org.lastmile.disclosure.audit;

import org.jspecify.annotations.NullMarked;
