package org.lastmile.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.lastmile.bucket.Steps;

/**
 * Copies a folder at every moment of a call at which it differs from the moment before: what a process that is killed
 * then leaves behind. A moment is a step that the call tells, or a line that the writer of Delta logs, several of them
 * around each commit. The call itself is not disturbed, and the product needs no switch for it.
 */
final class Moments extends AbstractAppender implements Steps, AutoCloseable {
    private static final String WRITER = "io.delta.kernel";

    private final Path folder;
    private final Path copies;
    private final List<Moment> moments = new ArrayList<>();
    private Map<Path, Long> last = Map.of();

    /** @param words what was told last */
    record Moment(Path copy, String words) {}

    private Moments(Path folder, Path copies) {
        super("moments", null, null, false, Property.EMPTY_ARRAY);
        this.folder = folder;
        this.copies = copies;
    }

    /** @param copies where each moment gets a folder */
    static Moments watch(Path folder, Path copies) {
        var moments = new Moments(folder, copies);
        moments.start();
        var logger = new LoggerConfig(WRITER, Level.INFO, false);
        logger.addAppender(moments, Level.INFO, null);
        var context = context();
        context.getConfiguration().addLogger(WRITER, logger);
        context.updateLoggers();
        return moments;
    }

    List<Moment> all() {
        return List.copyOf(moments);
    }

    @Override
    public void close() {
        context().getConfiguration().removeLogger(WRITER);
        context().updateLoggers();
        stop();
    }

    private static LoggerContext context() {
        return (LoggerContext) LogManager.getContext(false);
    }

    @Override
    public void append(LogEvent event) {
        keep(event.getMessage().getFormat());
    }

    @Override
    public void step(String words) {
        keep(words);
    }

    @Override
    public void step(String words, int done, int total) {
        keep(words + " " + done);
    }

    private synchronized void keep(String words) {
        try {
            var now = files(folder);

            if (!now.equals(last)) {
                last = now;
                var copy = copies.resolve(String.valueOf(moments.size()));
                copy(folder, copy);
                moments.add(new Moment(copy, words));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sizes of all files; those that go while one looks are gone. */
    private static Map<Path, Long> files(Path folder) throws IOException {
        var sizes = new TreeMap<Path, Long>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sizes.put(folder.relativize(file), attributes.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sizes;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);

        for (var file : files(from).keySet()) {
            var target = to.resolve(file);
            Files.createDirectories(target.getParent());

            try {
                Files.copy(from.resolve(file), target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            } catch (NoSuchFileException gone) {
                Files.deleteIfExists(target);
            }
        }
    }
}
