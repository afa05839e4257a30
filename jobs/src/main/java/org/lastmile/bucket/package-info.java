@NullMarked
package org.lastmile.bucket;

import org.jspecify.annotations.NullMarked;
