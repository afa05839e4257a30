@NullMarked
package org.lastmile.export;

import org.jspecify.annotations.NullMarked;
