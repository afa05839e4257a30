package org.lastmile.ingest;

import org.lastmile.bucket.Steps;

/** Ends a call at a step, as a kill would. */
final class CutOff implements Steps {
    private final int last;
    private int done;

    CutOff(int last) {
        this.last = last;
    }

    @Override
    public void step(String words) {
        if (++done > last) {
            throw new IllegalStateException("cut off before " + words);
        }
    }

    @Override
    public void step(String words, int part, int total) {}
}
