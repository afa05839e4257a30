package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenKeysTest {
    private static final int KEYS = 100_000;
    private static final long BYTES = 64L * KEYS;

    @TempDir
    private Path place;

    private Path file() throws IOException {
        var file = place.resolve("scratch").resolve("keys.seen");
        SeenKeys.create(file, BYTES);
        return file;
    }

    @Test
    void a_key_that_another_task_has_noted_may_have_come_before() throws IOException {
        var file = file();
        var one = SeenKeys.open(file);
        var other = SeenKeys.open(file);

        IntStream.range(0, KEYS).forEach(one::add);

        assertThat(IntStream.range(0, KEYS).filter(key -> !other.add(key)).count())
                .isZero();
    }

    @Test
    void of_keys_that_come_once_few_may_have_come_before() throws IOException {
        var seen = SeenKeys.open(file());

        assertThat(IntStream.range(0, KEYS).filter(seen::add).count()).isLessThan(KEYS / 100);
    }

    @Test
    void of_tasks_that_note_one_key_at_once_no_more_than_one_is_the_first() throws IOException {
        var file = file();
        var firsts = new AtomicIntegerArray(KEYS);

        IntStream.range(0, 4).parallel().forEach(task -> {
            try {
                var seen = SeenKeys.open(file);
                IntStream.range(0, KEYS).filter(key -> !seen.add(key)).forEach(firsts::incrementAndGet);
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });

        assertThat(IntStream.range(0, KEYS).map(firsts::get).max()).hasValue(1);
    }
}
