package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.lastmile.contract.WarehouseException;

/** Finds the files of a call: those it names, those in folders and those in archives. */
final class FileSearch {
    private static final String ZIP = ".zip";

    /** What operating systems leave in folders and archives; no partner's system exports it. */
    private static final Pattern OF_SYSTEM =
            Pattern.compile("(?i)(^|.*[/\\\\])(__MACOSX[/\\\\].*|\\.[^./\\\\][^/\\\\]*|Thumbs\\.db|desktop\\.ini)");

    private final List<Candidate> files = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private FileSearch() {}

    /**
     * A file to be recognised.
     *
     * @param isNamed whether the call names the file itself, so that it must be a delivery
     */
    record Candidate(SourceFile file, boolean isNamed) {}

    /** All files in the order in which they stand; problems of single ones can be asked for. */
    static FileSearch in(List<Path> paths) {
        var search = new FileSearch();
        paths.forEach(search::path);
        return search;
    }

    List<Candidate> files() {
        return files;
    }

    /** Paths that are not there, archives that cannot be read or that leave their folder. */
    List<String> problems() {
        return problems;
    }

    private void path(Path path) {
        if (!Files.exists(path)) {
            problems.add(path + ": no such file or folder; check the path.");
            return;
        }

        try {
            if (Files.isDirectory(path)) {
                folder(path);
                return;
            }

            file(path, true);
        } catch (IOException failure) {
            throw new WarehouseException(path + ": cannot be read; check the rights on it.", failure);
        }
    }

    private void folder(Path folder) throws IOException {
        try (var walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            var files = walk.filter(Files::isRegularFile)
                    .filter(file -> !isOfSystem(folder.relativize(file).toString()))
                    .sorted()
                    .toList();

            for (var file : files) {
                file(file, false);
            }
        }
    }

    private void file(Path path, boolean isNamed) throws IOException {
        var name = path.getFileName().toString().toLowerCase(Locale.ROOT);

        if (name.endsWith(ZIP)) {
            archive(path);
            return;
        }

        files.add(new Candidate(SourceFile.of(path), isNamed));
    }

    private void archive(Path path) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            var seen = new HashSet<String>();

            for (var entry : zip.stream()
                    .filter(entry -> !entry.isDirectory() && !isOfSystem(entry.getName()))
                    .toList()) {
                if (!seen.add(entry.getName())) {
                    problems.add(path.getFileName() + ", entry '" + SourceFile.printable(entry.getName())
                            + "': stands twice in the archive, so that one of the two would be lost; pack the files"
                            + " again.");
                    continue;
                }

                if (leavesArchive(entry.getName())) {
                    problems.add(path.getFileName() + ", entry '" + SourceFile.printable(entry.getName())
                            + "': points to a folder outside of"
                            + " the archive, which no delivery needs; ask the sender, and pack the files again.");
                    continue;
                }

                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(ZIP)) {
                    problems.add(path.getFileName() + ", entry '" + SourceFile.printable(entry.getName())
                            + "': is an archive inside of an archive; unpack the outer one and deliver what is in it.");
                    continue;
                }

                files.add(new Candidate(SourceFile.inArchive(zip, path, entry), false));
            }
        } catch (ZipException failure) {
            var isEncrypted = String.valueOf(failure.getMessage()).contains("encrypted");
            problems.add(path.getFileName()
                    + (isEncrypted
                            ? ": is encrypted; deliver the archive again, without a password."
                            : ": is no zip archive or is cut off; deliver it again."));
        }
    }

    private static boolean isOfSystem(String name) {
        return OF_SYSTEM.matcher(name).matches();
    }

    private static boolean leavesArchive(String name) {
        var parts = List.of(name.replace('\\', '/').split("/", -1));
        return parts.contains("..") || parts.get(0).isEmpty() || parts.get(0).endsWith(":");
    }
}
