// A disk in memory behind a SQLite VFS: it remembers what was written and synced in which order, and fails
// when told to.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fault {

using Bytes = std::vector<std::uint8_t>;
using Files = std::map<std::string, Bytes>;

struct Event {
    // failed_sync: what was unsynced can still be read, but the system has forgotten that it must be written.
    enum class Kind { write, truncate, sync, failed_sync, remove, mark };
    Kind kind = Kind::mark;
    std::string file;
    std::size_t offset = 0;  // of a write; the new size of a truncation; the number of a mark
    Bytes bytes;
};

// One call of the VFS goes wrong, or every one from then on.
struct Fault {
    std::uint64_t at = 0;  // counts calls from 1
    bool for_ever = false;
    bool full = false;  // writes answer "no space" instead of an error
};

enum class Call { open, read, write, sync, truncate, remove, other };

// One thread. Locks and shared memory live with the disk object and are lost with the machine.
class Disk {
  public:
    Disk() = default;
    explicit Disk(Files files) : files_(std::move(files)) {}

    const Files& files() const { return files_; }
    std::vector<Event>& log() { return log_; }
    void mark(std::size_t number) { log_.push_back({Event::Kind::mark, "", number, {}}); }

    std::optional<Fault> fault;
    std::uint64_t fail_sync_number = 0;  // counts syncs from 1; 0 = none fails this way
    std::uint64_t calls = 0, syncs = 0, injected = 0;

    // The VFS's side. A code of SQLite's comes back; 0 is success.
    int allow(Call call);
    bool exists(const std::string& name) const { return files_.count(name) > 0; }
    Bytes& file(const std::string& name) { return files_[name]; }
    void write(const std::string& name, const void* data, std::size_t size, std::size_t offset);
    void truncate(const std::string& name, std::size_t size);
    void sync(const std::string& name, bool done);
    void remove(const std::string& name);
    void* shared_region(const std::string& name, std::size_t number, std::size_t size, bool make);
    void drop_shared(const std::string& name) { shared_.erase(name); }
    void process_died() { shared_.clear(); }

  private:
    Files files_;
    std::vector<Event> log_;
    std::map<std::string, std::vector<std::unique_ptr<std::uint8_t[]>>> shared_;
};

// Registers a VFS for as long as it lives; `disk` is what files opened from now on lie on.
class Vfs {
  public:
    explicit Vfs(std::string name);
    Vfs(const Vfs&) = delete;
    Vfs& operator=(const Vfs&) = delete;
    ~Vfs();

    const std::string& name() const { return name_; }
    void use(Disk& disk);

  private:
    struct Impl;
    std::string name_;
    std::unique_ptr<Impl> impl_;
};

}  // namespace fault
