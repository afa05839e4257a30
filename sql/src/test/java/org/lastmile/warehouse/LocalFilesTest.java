package org.lastmile.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest {
    @TempDir
    private Path folder;

    @Test
    void sets_who_may_read_a_file() throws IOException {
        var file = Files.writeString(folder.resolve("log.json"), "{}");

        files().setPermission(path(file), new FsPermission((short) 01640));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void says_of_files_and_links_what_hadoop_says() throws IOException {
        var file = Files.writeString(folder.resolve("log.json"), "{}");
        var link = Files.createSymbolicLink(folder.resolve("link"), file);

        var hadoop = new RawLocalFileSystem();
        hadoop.initialize(FsConstants.LOCAL_FS_URI, new Configuration(false));

        for (var path : List.of(path(file), path(link), path(folder))) {
            var status = files().getFileLinkStatus(path);

            assertThat(status).isEqualTo(hadoop.getFileLinkStatus(path));
            assertThat(status.getLen()).isEqualTo(hadoop.getFileLinkStatus(path).getLen());
            assertThat(status.isSymlink())
                    .isEqualTo(hadoop.getFileLinkStatus(path).isSymlink());
        }

        assertThatThrownBy(() -> files().getFileLinkStatus(path(folder.resolve("none"))))
                .isInstanceOf(FileNotFoundException.class);
    }

    private static LocalFiles files() throws IOException {
        var files = new LocalFiles();
        files.initialize(FsConstants.LOCAL_FS_URI, new Configuration(false));
        return files;
    }

    private static org.apache.hadoop.fs.Path path(Path file) {
        return new org.apache.hadoop.fs.Path(file.toUri());
    }
}
