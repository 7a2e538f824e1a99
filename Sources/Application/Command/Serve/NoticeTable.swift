import ClosedLoop
import Collection
import Lifecycle
import Notices
import Standards

extension NoticeRow {
    /// The whole table of who is told of what, the rooms' rows together.
    static let all = ofLifecycle + ofCollection + ofClosedLoop + ofStandards
}
