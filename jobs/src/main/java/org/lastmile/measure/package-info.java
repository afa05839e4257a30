@NullMarked
package org.lastmile.measure;

import org.jspecify.annotations.NullMarked;
