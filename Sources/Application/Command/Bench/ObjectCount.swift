import Glibc
import Synchronization

/// Counts the objects that Swift puts on the heap, by the hook that its runtime has for instruments.
enum ObjectCount {
    private typealias Allocate = @convention(c) (UnsafeRawPointer?, Int, Int) -> UnsafeMutableRawPointer?

    private static let count = Atomic(0)
    private static let original = Atomic(UInt(0))

    /// The number of objects made while `body` runs, by whatever thread; -1 where the runtime has no such hook.
    static func during(_ body: () -> Void) -> Int {
        guard let symbol = dlsym(nil, "_swift_allocObject") else { return -1 }
        let hook = symbol.assumingMemoryBound(to: Allocate.self)
        let allocate = hook.pointee
        original.store(unsafeBitCast(allocate, to: UInt.self), ordering: .relaxed)
        count.store(0, ordering: .relaxed)
        hook.pointee = { metadata, size, alignment in
            ObjectCount.count.add(1, ordering: .relaxed)
            let original = ObjectCount.original.load(ordering: .relaxed)
            return unsafeBitCast(original, to: Allocate.self)(metadata, size, alignment)
        }
        body()
        hook.pointee = allocate
        return count.load(ordering: .relaxed)
    }
}
