@NullMarked
package org.lastmile.contract;

import org.jspecify.annotations.NullMarked;
