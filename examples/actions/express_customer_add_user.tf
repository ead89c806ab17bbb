action "avara_express_customer_add_user" "welcome" {
  config {
    customer_id = avara_express_customer.lakeside.id
    user_id     = "usr_0123456789abcdef0123456789abcdef"
  }
}

resource "avara_express_customer" "lakeside" {
  name = "Lakeside General Hospital"

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.avara_express_customer_add_user.welcome]
    }
  }
}
