@NullMarked
package org.lastmile.page;

import org.jspecify.annotations.NullMarked;
